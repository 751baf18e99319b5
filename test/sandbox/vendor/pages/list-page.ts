import type { Person } from '../../world.ts'
import type { VendorUser } from '../users.ts'
import { html, type Markup, page } from './page.ts'
import { signInBar } from './sign-in-bar.ts'
import { count, day, listedName, spaced } from './words.ts'

/** What `--records` found, for the list page. */
export interface RecordsSummary {
  folder: string
  loaded: number
  /** Files that are not a GP Connect record, with why in a few words. */
  skipped: readonly { file: string; why: string }[]
  /** Files whose NHS number was replaced, with why. */
  renumbered: readonly { file: string; why: string }[]
}

/** How to open the panel from the public SMART Health IT launcher. */
export interface PublicLauncher {
  page: string
  launchUrl: string
  standIn: string
  client: { method: string; id: string; secret?: string }
  /** Address of the panel's public keys. */
  keys: string
}

export interface ListPageOptions {
  user: VendorUser
  people: readonly Person[]
  records: RecordsSummary | null
  minimalVendor: string | null
  publicLauncher: PublicLauncher | null
}

export function listPage(options: ListPageOptions): Markup {
  const { people, records } = options
  const own = people.filter((person) => person.whole === true)
  const lives = people.filter((person) => person.whole !== true && person.script === null)
  const scripted = people.filter((person) => person.whole !== true && person.script !== null)
  return page({
    title: 'Patients',
    bar: signInBar(options.user, '/'),
    body: html`<main id="main">
<h1>Patients</h1>
<p class="lead">A pretend social prescribing system. Everyone here is invented. Open a patient to see the panel beside their page.</p>
${
  records === null
    ? null
    : html`${own.length === 0 ? null : table('From your records', own, 'In a line')}${recordsNote(records)}`
}
${lives.length === 0 ? null : table('People referred to you', lives, 'In a line')}
${scripted.length === 0 ? null : table('When something stands in the way', scripted, 'What it shows')}
${options.minimalVendor === null ? null : minimalVendorNote(options.minimalVendor)}
${options.publicLauncher === null ? null : launcherNote(options.publicLauncher)}
</main>`,
  })
}

function table(title: string, people: readonly Person[], shows: string): Markup {
  return html`<section>
<h2>${title}</h2>
<div class="wide"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Born</th><th scope="col">NHS number</th><th scope="col">Referred</th><th scope="col">${shows}</th></tr></thead>
<tbody>
${people.map(
  (person) => html`<tr>
<th scope="row"><a href="/patients/${person.id}">${listedName(person)}</a></th>
<td class="date">${day(person.birthDate)}</td><td class="number">${spaced(person.nhsNumber)}</td>
<td class="date">${person.referral === null ? '–' : day(person.referral.date)}</td>
<td>${headlineOf(person)}</td></tr>`,
)}
</tbody></table></div></section>`
}

/** The headline; a scripted one without the word that marks it as such. */
function headlineOf({ headline }: Person): string {
  const text = headline.replace(/^Script: /, '')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function recordsNote(records: RecordsSummary): Markup {
  const { loaded, skipped, renumbered } = records
  return html`<section class="note">
<h2>Your folder</h2>
<p>${records.folder}: ${count(loaded, 'record')} loaded, ${count(skipped.length, 'file')} left out. Records are served whole, whatever period is asked for.</p>
${list('Left out', skipped)}
${list('Given a made-up NHS number', renumbered)}
</section>`
}

const list = (title: string, files: readonly { file: string; why: string }[]): Markup | null =>
  files.length === 0
    ? null
    : html`<details><summary>${title}: ${count(files.length, 'file')}</summary><ul>${files.map(
        ({ file, why }) => html`<li><code>${file}</code>: ${why}</li>`,
      )}</ul></details>`

const minimalVendorNote = (address: string): Markup => html`<section class="note">
<h2>The smallest vendor that works</h2>
<p>A second system offers only what Backstory cannot do without: <a href="${address}">${address}</a>. There the panel asks for the referral and for consent itself.</p>
</section>`

function clientStep({ client, keys }: PublicLauncher): Markup {
  switch (client.method) {
    case 'client_secret_basic':
      return html`Client type <b>Confidential Symmetric</b>; client id <code>${client.id}</code>, secret <code>${client.secret ?? ''}</code>.`
    case 'private_key_jwt':
      return html`Client type <b>Confidential Asymmetric</b>; client id <code>${client.id}</code>, and as key set the text of <a href="${keys}">${keys}</a> (the launcher cannot reach this computer by itself).`
    default:
      return html`Leave the client type at <b>Public Client</b>. For the others start with <code>LAUNCHER_CLIENT=secret</code> or <code>LAUNCHER_CLIENT=key</code> before <code>npm start</code>.`
  }
}

const launcherNote = (launcher: PublicLauncher): Markup => html`<section class="note">
<h2>From the public SMART launcher</h2>
<ol>
<li>Open <a href="${launcher.page}">${launcher.page}</a>. Choose <b>Provider EHR Launch</b> and <b>R4</b>.</li>
<li>${clientStep(launcher)}</li>
<li>As App’s Launch URL, paste <code>${launcher.launchUrl}</code></li>
<li>Press <b>Launch</b>, and choose a provider and a patient.</li>
</ol>
<p>Its patients have no NHS number, so the panel shows the record of ${launcher.standIn} for every one of them and says so at the top. Its simulated frame (<b>Launch within EHR user interface</b>) asks your browser for access to this computer first; the top-level launch does not.</p>
</section>`
