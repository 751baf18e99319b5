/**
 * What the panel and the auth server agree on: types and constant word lists, nothing else.
 * The one door between them: the panel imports this file alone from `auth-server/`. What stands behind it imports
 * nothing but its siblings' types.
 */
export * from './contract/items.ts'
export * from './contract/launch-page.ts'
export * from './contract/left-out.ts'
export * from './contract/notes.ts'
export * from './contract/overview.ts'
export * from './contract/refusals.ts'
export * from './contract/requests.ts'
export * from './contract/retrieval.ts'
export * from './contract/search.ts'
export * from './contract/sections.ts'
export * from './contract/services.ts'
export * from './contract/session.ts'
export * from './contract/statements.ts'
export * from './contract/views.ts'
export * from './contract/words.ts'
