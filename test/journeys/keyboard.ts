import type { Frame, Page } from 'playwright-core'

/** A panel driven by Tab, Enter and typing alone, inside whatever page holds it. */
export interface Keyboard {
  /** Name of what has the focus: in the panel, else on the page around it. */
  focused(): Promise<string>
  /** Presses Tab, or Shift and Tab, until something so named has the focus; answers the names on the way. */
  tabTo(name: RegExp, how?: { back?: boolean }): Promise<readonly string[]>
  press(key: string): Promise<void>
  type(words: string): Promise<void>
}

const MOST_STOPS = 150

/** The accessible name, near enough to tell controls apart; runs in the browser. */
function nameOfFocused(): string {
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || at === document.body) return ''
  const labelled = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
  const label = labelled || at instanceof HTMLSelectElement ? at.labels?.[0]?.innerText : undefined
  const words = at.getAttribute('aria-label') ?? label ?? at.innerText ?? ''
  return words.replace(/\s+/g, ' ').trim()
}

export function keyboardOf(page: Page, panel: () => Frame | undefined): Keyboard {
  const focused = async () => {
    const isFrame = await page.evaluate(() => document.activeElement instanceof HTMLIFrameElement)
    const inside = panel()
    return isFrame && inside ? inside.evaluate(nameOfFocused) : page.evaluate(nameOfFocused)
  }
  return {
    focused,
    async tabTo(name, { back = false } = {}) {
      const passed: string[] = []
      for (let stop = 0; stop < MOST_STOPS; stop++) {
        await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
        const now = await focused()
        passed.push(now)
        if (name.test(now)) return passed
      }
      throw new Error(`Tab never came to ${name}; it passed ${passed.join(' | ')}`)
    },
    press: (key) => page.keyboard.press(key),
    type: (words) => page.keyboard.type(words),
  }
}
