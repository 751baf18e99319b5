import type { SectionState } from '../../auth-server/contract.ts'

/** Five kinds of nothing, in words that cannot be mistaken for one another. */
export const STATE_WORDS: { readonly [state in Exclude<SectionState, 'ready'>]: string } = {
  'nothing-recorded': 'Nothing recorded',
  'not-asked': 'Not asked for',
  'not-available': 'Not available',
  'not-loaded': 'Not loaded',
  withheld: 'Withheld',
}
