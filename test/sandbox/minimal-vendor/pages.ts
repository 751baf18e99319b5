import type { Patient } from '@medplum/fhirtypes'
import { html, type Markup } from '../vendor/pages/page.ts'
import { FRAME_SANDBOX } from '../vendor/pages/patient-page.ts'

const nameOf = (patient: Patient): string =>
  [patient.name?.[0]?.given?.join(' '), patient.name?.[0]?.family].join(' ')

export const listPage = (patients: readonly Patient[]): string =>
  bare(
    'Jetty',
    html`<h1>Jetty</h1><p>The smallest system that Backstory works with.</p>
<ul>${patients.map((patient) => html`<li><a href="/patients/${patient.id ?? ''}">${nameOf(patient)}</a></li>`)}</ul>`,
  )

export const patientPage = (patient: Patient, launchUrl: string): string =>
  bare(
    nameOf(patient),
    html`<p><a href="/">All patients</a></p><h1>${nameOf(patient)}</h1>
<iframe title="Backstory: the story behind this referral" src="${launchUrl}" sandbox="${FRAME_SANDBOX}" allow="clipboard-write"></iframe>`,
  )

const bare = (title: string, body: Markup): string =>
  html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>
body { font: 16px/1.5 Arial, sans-serif; margin: 0 auto; padding: 16px; max-width: 900px; color: #222; background: #fff }
li { padding: 4px 0 }
iframe { box-sizing: border-box; width: 100%; min-height: 720px; border: 1px solid #888 }
</style>
</head>
<body><main>${body}</main></body>
</html>
`.text
