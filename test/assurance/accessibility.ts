/** What the accessibility statement says is tested, and the test that does. */
export interface Tested {
  what: string
  tests: string
  named: string
}

const JOURNEY = 'test/journeys/panel-accessibility.test.ts'

export const ACCESSIBLE: readonly Tested[] = [
  {
    what: 'axe-core finds nothing on any screen at 320, 480 and 1200 CSS pixels and at 400 % zoom; nothing scrolls sideways',
    tests: JOURNEY,
    named:
      'gives axe nothing to find at 320, 480 and 1200 px and at 400 %, and never scrolls sideways',
  },
  {
    what: 'The same in every state that has to be forced: refusals, withheld parts, no record',
    tests: JOURNEY,
    named: 'does so in every state that has to be forced',
  },
  {
    what: 'Text spaced as WCAG 1.4.12 allows does not scroll two ways at 320 pixels',
    tests: JOURNEY,
    named: 'does not scroll two ways at 320 px when a reader spaces the text',
  },
  {
    what: 'The same inside a vendor’s frame',
    tests: JOURNEY,
    named: 'is as sound inside the vendor’s frame, where axe runs in the panel’s own document',
  },
  {
    what: 'The end of a session is said two minutes before, aloud too, and one key puts it off',
    tests: 'test/app/views/session-end.test.tsx',
    named: 'the panel says so, aloud too, and one key puts it off',
  },
  {
    what: 'Paper says from whom, when fetched, when printed, by whom, and what is withheld',
    tests: 'test/app/views/tools.test.tsx',
    named: 'says from whom, when fetched, when printed, by whom, and what is withheld',
  },
  {
    what: 'A vendor’s own look is taken only where every pair of colours keeps 4.5 : 1',
    tests: 'test/auth-server/launch/vendor-style.test.ts',
    named: 'keeps every pair of colours readable',
  },
]
