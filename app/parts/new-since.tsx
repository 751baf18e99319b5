import type { NewSinceView } from '../../auth-server/contract.ts'
import { ScreenLink } from './controls.tsx'
import { formatNumber, plural } from './counts.ts'
import { formatDate } from './dates.ts'
import { Instant } from './recorded-date.tsx'
import { screenFor } from './screen-titles.ts'

/** What was written since the worker's last look at this person. */
export function NewSince({ view: { since, entries, more } }: { view: NewSinceView }) {
  if (entries.length === 0 && more === 0) {
    return (
      <p class="small">
        Nothing is dated since you last opened this, <Instant at={since} />.
      </p>
    )
  }
  return (
    <section class="block block--new">
      <h3>
        New since you last opened this, <Instant at={since} />
      </h3>
      {entries.length === 0 ? (
        <p>{plural(more, 'entry', 'entries')} since then, none of them shown first.</p>
      ) : (
        <ul class="lines">
          {entries.map((item) => (
            <li class="line" key={item.reference}>
              <ScreenLink to={screenFor(item)} trail={`new:${item.reference}`}>
                {item.term}
              </ScreenLink>{' '}
              <span class="line__date nowrap">{formatDate(item.date)}</span>
            </li>
          ))}
        </ul>
      )}
      {entries.length > 0 && more > 0 ? (
        <p class="small">And {formatNumber(more)} more that stand lower in their lists.</p>
      ) : null}
    </section>
  )
}
