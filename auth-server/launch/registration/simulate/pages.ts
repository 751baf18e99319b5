import type { Journey } from './journey.ts'
import { KINDS, type Kind, type MistakeName, mistake } from './mistakes.ts'
import { verdictOn } from './verdict.ts'

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const plain = (text: string) => text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? '')

const STYLE =
  'body{font:16px/1.5 Arial,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#212b32}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f0f4f5;padding:.5rem}th,td{text-align:left;padding:.25rem 1rem .25rem 0;vertical-align:top}'

export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${plain(title)}</title><style>${STYLE}</style></head><body><main><h1>${plain(title)}</h1>${body}</main></body></html>`

/** What a developer registers, and where each launch begins. */
export function listPage(of: {
  base: string
  iss: string
  clients: { readonly [kind in Kind]: { id: string; secret?: string } }
  scopes: readonly string[]
  names: readonly MistakeName[]
}): string {
  const { base, clients, names } = of
  const rows = (Object.keys(KINDS) as Kind[]).map((kind) => {
    const { id, secret } = clients[kind]
    return `<tr><th scope="row">${plain(KINDS[kind])}</th><td><code>${plain(id)}</code>${
      secret === undefined ? '' : `<br>secret <code>${plain(secret)}</code>`
    }</td><td><code>${base}/${kind}/launch</code></td></tr>`
  })
  const wrong = names.map((name) => {
    const { about, kinds, sound, clause } = mistake(name)
    const links = kinds.map((kind) => `<code>${base}/${kind}/${name}/launch</code>`).join('<br>')
    return `<tr><th scope="row">${plain(about)}</th><td>${plain(sound.join(' or '))}<br><small>${plain(clause)}</small></td><td>${links}</td></tr>`
  })
  return page(
    'A stand-in for Backstory',
    `<p>It sends to <code>${plain(of.iss)}</code> what Backstory sends, and shows every message. Use test patients only.</p>
<h2>Register</h2>
<p>Redirect URI of every client: <code>${base}/callback</code>. JWKS URL of the signed ones: <code>${base}/.well-known/jwks.json</code>. Scopes: <code>${plain(of.scopes.join(' '))}</code></p>
<table><thead><tr><th>Client</th><th>Client id</th><th>Launch URL</th></tr></thead><tbody>${rows.join('')}</tbody></table>
<h2>Mistakes that your server must refuse</h2>
<table><thead><tr><th>What is wrong</th><th>A sound answer</th><th>Launch URL</th></tr></thead><tbody>${wrong.join('')}</tbody></table>`,
  )
}

/** What was sent and what came, message by message. */
export function journeyPage(journey: Journey): string {
  const { sound, words } = verdictOn(journey)
  const steps = journey.steps.map(
    ({ name, sent, got, result }) =>
      `<section><h2>${plain(name)}: ${plain(result)}</h2><h3>Sent</h3><pre>${plain(sent)}</pre><h3>Came back</h3><pre>${plain(got)}</pre></section>`,
  )
  const title =
    journey.mistake === null ? 'A launch without mistakes' : mistake(journey.mistake).about
  return page(
    title,
    `<p data-sound="${sound}"><strong>${sound ? 'As it should be' : 'To mend'}:</strong> ${plain(words)}</p>${steps.join('')}`,
  )
}
