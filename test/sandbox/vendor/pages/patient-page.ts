import type { Person } from '../../world.ts'
import { messagingHandle } from '../messaging.ts'
import { VENDOR_ORGANISATION } from '../staff-to-fhir.ts'
import type { VendorUser } from '../users.ts'
import { html, type Markup, page } from './page.ts'
import { signInBar } from './sign-in-bar.ts'
import { ageOn, day, listedName, moment, spaced } from './words.ts'

/** What the vendor lists of a note, task or message that came in through its FHIR server. */
export interface SavedNote {
  title: string
  when: string
  state: string
  text: string
}

/**
 * What the panel needs inside a frame: its own scripts and cookies, forms (sign-in), pop-ups for links out, a saved
 * copy of a note, and printing.
 */
export const FRAME_SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals'

export function patientPage(options: {
  user: VendorUser
  person: Person
  notes: readonly SavedNote[]
  /** Address of the launch, or null while no panel is registered. */
  launchUrl: string | null
  today: string
}): Markup {
  const { person } = options
  const name = [person.name.prefix, ...person.name.given, person.name.family].join(' ')
  return page({
    title: listedName(person),
    bar: signInBar(options.user, `/patients/${person.id}`),
    scripts: ['/notes.js', '/messaging.js'],
    body: html`<main id="main" class="desk">
<div class="own">
<p><a href="/">All patients</a></p>
<h1>${name}</h1>
<dl class="facts">
${fact('Born', `${day(person.birthDate)} (${ageOn(person.birthDate, options.today)} years)`)}
${fact('NHS number', spaced(person.nhsNumber))}
${fact('Phone', person.phone)}
${fact('Address', `${person.address.line}, ${person.address.city}, ${person.address.postalCode}`)}
${fact('GP practice', `${person.practice.name} (${person.practice.ods})`)}
</dl>
${referral(person)}
${letter(person)}
<section><h2>Appointments</h2>${
      person.appointments.length === 0
        ? html`<p>None booked.</p>`
        : html`<ul>${person.appointments.map(({ at, what }) => html`<li>${moment(at)}: ${what}</li>`)}</ul>`
    }</section>
<section><h2>Notes from the panel</h2><div id="notes" data-from="/patients/${person.id}/notes" aria-live="polite">${notesPart(
      options.notes,
    )}</div></section>
</div>
<section class="panel" aria-label="Backstory">
${
  options.launchUrl === null
    ? html`<p>The panel is still starting. <a href="/patients/${person.id}">Try again</a></p>`
    : html`<iframe title="Backstory: the story behind this referral" src="${options.launchUrl}" sandbox="${FRAME_SANDBOX}" allow="clipboard-write" data-origin="${new URL(options.launchUrl).origin}" data-handle="${messagingHandle(launchIn(options.launchUrl))}"></iframe>
<p class="quiet" id="channel" role="status"></p>
<p class="quiet"><a href="/patients/${person.id}/panel" target="_blank" rel="noopener">Open the panel in a window of its own</a></p>`
}
</section>
</main>`,
  })
}

/** The notes alone: what the page fetches again every few seconds, so that nobody has to reload the panel. */
export function notesPart(notes: readonly SavedNote[]): Markup {
  if (notes.length === 0) return html`<p>Nothing saved yet.</p>`
  return html`<ul class="notes">${notes.map(
    (note) =>
      html`<li><h3>${note.title}</h3><p class="quiet">${moment(note.when)} · ${note.state}</p><div class="written">${note.text}</div></li>`,
  )}</ul>`
}

const launchIn = (address: string): string => new URL(address).searchParams.get('launch') ?? ''

const fact = (label: string, value: string): Markup =>
  html`<div><dt>${label}</dt><dd>${value}</dd></div>`

function referral({ referral: found }: Person): Markup {
  return html`<section><h2>Referral</h2>${
    found === null
      ? html`<p>No referral is recorded here.</p>`
      : html`<p class="written">${found.reason}</p><p class="quiet">${found.referrer}, ${day(found.date)}, to ${
          VENDOR_ORGANISATION.name
        }</p>`
  }</section>`
}

function letter({ letter: found }: Person): Markup {
  return html`<section><h2>Referral letter</h2>${
    found === null
      ? html`<p>No letter came with the referral.</p>`
      : html`<details><summary>${found.title}, ${day(found.date)}</summary><p class="quiet">${
          found.author
        }</p><div class="written letter">${found.text}</div></details>`
  }</section>`
}
