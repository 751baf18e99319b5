/** Every key that the panel knows; none of them is a letter, so that no screen reader's own keys are taken. */
const KEYS = [
  {
    keys: 'Tab, Shift and Tab',
    does: 'To the next or the last link, button or field, in the order you see',
  },
  { keys: 'Enter or Space', does: 'Opens, unfolds, ticks' },
  {
    keys: 'Escape',
    does: 'Closes the list of sections; empties the search box. It never goes back or loses words',
  },
  {
    keys: 'Arrows, Home, End',
    does: 'On the chart of the timeline: earlier, later, another lane, first, last',
  },
  { keys: 'Ctrl and P', does: 'Prints the screen you are on' },
  {
    keys: 'Alt and left arrow',
    does: 'Belongs to your browser. To go back here, use “Back to …” above the heading',
  },
] as const

export function HelpKeys() {
  return (
    <section class="block">
      <h3>With the keyboard</h3>
      <dl class="facts">
        {KEYS.map(({ keys, does }) => (
          <div class="facts__row" key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
