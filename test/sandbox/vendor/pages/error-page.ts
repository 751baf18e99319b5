import { html, page } from './page.ts'

/** What the frame shows when signing in fails before the panel can be told: names the error, holds no patient. */
export function errorPage(error: string, description: string | undefined): string {
  return page({
    title: 'Signing in did not work',
    framed: true,
    body: html`
      <main class="narrow">
        <h1>Signing in did not work</h1>
        <p>Harbour could not sign you in to the panel. Reload the patient’s page to try again.</p>
        <p class="quiet">${error}${description === undefined ? '' : `: ${description}`}</p>
      </main>`,
  }).text
}
