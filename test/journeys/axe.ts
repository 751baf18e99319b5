import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Frame, Page } from 'playwright-core'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
/** WCAG 2.2 at levels A and AA, and what the authors of axe hold good practice. */
const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

/** What axe-core finds inside a panel's own frame, in a line each; empty when it finds nothing. */
export async function violationsIn(frame: Frame | Page): Promise<readonly string[]> {
  const isThere = await frame.evaluate(() => 'axe' in window)
  // Read through the protocol, so that the panel's own policy stays as it is.
  if (!isThere) await frame.evaluate(await axeSource())
  const results = await frame.evaluate(
    (options) =>
      (
        window as unknown as { axe: { run(at: Document, how: object): Promise<AxeResults> } }
      ).axe.run(document, options),
    OPTIONS as object,
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) =>
      `${id}: ${target.join(' ')} ${(failureSummary ?? '').replace(/\s+/g, ' ')}`.slice(0, 400),
    ),
  )
}

let source: Promise<string> | null = null
function axeSource(): Promise<string> {
  source ??= import('node:fs/promises').then(({ readFile }) => readFile(AXE, 'utf8'))
  return source
}

/** True when nothing must be scrolled sideways: neither the page nor a part of it. */
export async function sideways(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    const wide = [...document.querySelectorAll<HTMLElement>('#panel *')].filter((part) => {
      const { right, width } = part.getBoundingClientRect()
      return width > 0 && right > root.clientWidth + 1 && !part.closest('.nhsuk-u-visually-hidden')
    })
    const out = wide.slice(0, 3).map((part) => `${part.tagName}.${part.className}`)
    return root.scrollWidth > root.clientWidth ? [`page ${root.scrollWidth}`, ...out] : []
  })
}

/** The spacing of WCAG 1.4.12, which a reader may set. */
const TEXT_SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'

/** Sets it by an adopted sheet: the panel's policy forbids a style element, as it should. */
export async function spaceText(page: Page): Promise<void> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }, TEXT_SPACING)
}
