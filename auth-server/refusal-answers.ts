import type { RefusalCode } from './contract.ts'

/** How a refusal is answered. */
interface RefusalAnswer {
  status: number
  /** FHIR issue type. */
  issue: string
  /** A sentence that a link worker can act on. Holds nothing of the patient. */
  sentence: string
}

export const REFUSAL_ANSWERS: { readonly [code in RefusalCode]: RefusalAnswer } = {
  'no-patient-consent': {
    status: 403,
    issue: 'forbidden',
    sentence:
      'The patient has chosen not to share their GP record. That cannot be overridden here. You can still help: start with a conversation.',
  },
  'practice-does-not-share': {
    status: 403,
    issue: 'forbidden',
    sentence:
      'The practice does not share records with this service through GP Connect. You can still help: start with a conversation, then ask the GP.',
  },
  'patient-not-found': {
    status: 404,
    issue: 'not-found',
    sentence:
      'The practice did not return a record. Check the NHS number and the registered practice, then try once more.',
  },
  'practice-unavailable': {
    status: 502,
    issue: 'transient',
    sentence:
      'The GP record is not available at the moment. Nothing is shown because nothing was received; it does not mean that the record is empty. Try again in a few minutes.',
  },
  'practice-timeout': {
    status: 504,
    issue: 'timeout',
    sentence:
      'The practice’s system did not answer in time. Nothing is shown because nothing was received; it does not mean that the record is empty. Try again in a few minutes.',
  },
  'answer-unreadable': {
    status: 502,
    issue: 'transient',
    sentence:
      'The practice’s system sent an answer that could not be read. Nothing of it is shown. Try again; if it keeps failing, quote the reference to your help desk.',
  },
  'answer-too-large': {
    status: 502,
    issue: 'too-long',
    sentence:
      'The practice’s answer is larger than Backstory can take. Ask for a shorter period, or quote the reference to your help desk.',
  },
  'answer-without-patient': {
    status: 502,
    issue: 'invalid',
    sentence:
      'The practice’s answer does not say whose record it is, so nothing of it is shown. Quote the reference to your help desk.',
  },
  'another-patient': {
    status: 502,
    issue: 'security',
    sentence:
      'The practice’s answer is about another NHS number than the one asked for, so nothing of it is shown. Quote the reference to your help desk.',
  },
  'retrieval-failed': {
    status: 502,
    issue: 'processing',
    sentence:
      'Getting the GP record failed for a technical reason that trying again will not cure. Quote the reference to your help desk.',
  },
  cancelled: {
    status: 499,
    issue: 'transient',
    sentence: 'Getting the GP record was stopped. You can start it again at any time.',
  },
  'number-not-on-pds': {
    status: 422,
    issue: 'business-rule',
    sentence:
      'This NHS number is not known to the national demographics service. Correct it in your system, then open the panel again.',
  },
  'number-invalid': {
    status: 422,
    issue: 'business-rule',
    sentence:
      'The NHS number in your system is not a valid one. Correct it there, then open the panel again.',
  },
  'number-missing': {
    status: 422,
    issue: 'business-rule',
    sentence:
      'Your system holds no NHS number for this patient. Add it there, then open the panel again.',
  },
  'record-invalidated': {
    status: 422,
    issue: 'business-rule',
    sentence:
      'The national demographics service has withdrawn this NHS number. Ask the referring practice for the right one.',
  },
  'patient-restricted': {
    status: 403,
    issue: 'suppressed',
    sentence:
      'The GP record of this patient cannot be asked for. Their details are restricted nationally. You can still help: start with a conversation.',
  },
  'patient-deceased': {
    status: 422,
    issue: 'business-rule',
    sentence:
      'This person is recorded as having died, so the GP record is not shown. Check before you make contact.',
  },
  'no-registered-practice': {
    status: 422,
    issue: 'business-rule',
    sentence:
      'No GP practice is registered for this patient, so there is no record to ask for. Check with the patient or the referrer.',
  },
  'identity-not-verified': {
    status: 422,
    issue: 'business-rule',
    sentence:
      'The name and birth date in your system do not match this NHS number, so the record was not asked for. Check the details with the patient or the referrer.',
  },
  'pds-unavailable': {
    status: 502,
    issue: 'transient',
    sentence: 'The national demographics service is not answering. Try again in a few minutes.',
  },
  'sds-unavailable': {
    status: 502,
    issue: 'transient',
    sentence: 'The national directory of GP systems is not answering. Try again in a few minutes.',
  },
  'vendor-unknown': {
    status: 403,
    issue: 'forbidden',
    sentence:
      'Backstory was opened from a system that is not registered here. Ask your system’s supplier to register it.',
  },
  'launch-invalid': {
    status: 400,
    issue: 'invalid',
    sentence:
      'The launch was incomplete or has been used already. Open Backstory again from the patient’s page.',
  },
  'discovery-failed': {
    status: 502,
    issue: 'processing',
    sentence:
      'Your system did not say how to sign in. Try again; if it keeps failing, quote the reference to your help desk.',
  },
  'sign-in-refused': {
    status: 403,
    issue: 'login',
    sentence:
      'Your system did not allow the sign-in. Open Backstory again from the patient’s page.',
  },
  'sign-in-failed': {
    status: 502,
    issue: 'login',
    sentence:
      'Signing in through your system failed. Open Backstory again from the patient’s page.',
  },
  'sign-in-no-patient': {
    status: 422,
    issue: 'login',
    sentence:
      'Your system did not say which patient is open. Open a patient first, then Backstory.',
  },
  'user-not-recognised': {
    status: 403,
    issue: 'login',
    sentence:
      'Your system did not say who you are, so Backstory cannot open. Quote the reference to your help desk.',
  },
  'vendor-unavailable': {
    status: 502,
    issue: 'transient',
    sentence: 'Your own system is not answering Backstory. Try again in a few minutes.',
  },
  'session-unknown': {
    status: 401,
    issue: 'login',
    sentence: 'This panel is not signed in. Open Backstory again from the patient’s page.',
  },
  'session-ended': {
    status: 401,
    issue: 'expired',
    sentence:
      'Your session has ended. What you wrote is kept. Open Backstory again from the patient’s page.',
  },
  'role-not-allowed': {
    status: 403,
    issue: 'forbidden',
    sentence:
      'Your role in your own system is not one that may see GP records here. Ask your manager if that is wrong.',
  },
  'organisation-unknown': {
    status: 403,
    issue: 'forbidden',
    sentence:
      'Backstory does not know which organisation you work for, so the GP record cannot be asked for. Quote the reference to your help desk.',
  },
  'referral-needed': {
    status: 403,
    issue: 'forbidden',
    sentence: 'Say which referral this is for before the GP record is asked for.',
  },
  'consent-needed': {
    status: 403,
    issue: 'forbidden',
    sentence: 'Say how you know that the patient agrees before the GP record is asked for.',
  },
  'consent-refused': {
    status: 403,
    issue: 'forbidden',
    sentence:
      'The patient did not agree, or no longer agrees, so the GP record is not asked for. You can still help: start with a conversation.',
  },
  'policy-question': {
    status: 403,
    issue: 'forbidden',
    sentence:
      'Read the local policy for this patient and answer its question before the GP record is asked for.',
  },
  'identity-unconfirmed': {
    status: 403,
    issue: 'forbidden',
    sentence:
      'Some details differ between your system and the GP record. Check who this is before you open it.',
  },
  'reason-needed': {
    status: 403,
    issue: 'forbidden',
    sentence: 'Choose why you need this before it is opened.',
  },
  'not-openable': {
    status: 403,
    issue: 'suppressed',
    sentence: 'This is not opened in Backstory. Ask the practice if you need it.',
  },
  'record-not-fetched': {
    status: 409,
    issue: 'not-found',
    sentence: 'The GP record has not been fetched in this session yet. Get it first.',
  },
  'item-unknown': {
    status: 404,
    issue: 'not-found',
    sentence: 'That entry is not in the record that was fetched. Go back and choose another.',
  },
  'request-invalid': {
    status: 400,
    issue: 'invalid',
    sentence:
      'The panel sent something the server does not understand. Reload it; if it keeps failing, quote the reference to your help desk.',
  },
  'request-too-large': {
    status: 413,
    issue: 'too-long',
    sentence: 'That is too long to take in one go. Shorten it and try again.',
  },
  'origin-refused': {
    status: 403,
    issue: 'security',
    sentence: 'This call did not come from the panel itself, so it was refused.',
  },
  'too-many-requests': {
    status: 429,
    issue: 'throttled',
    sentence: 'Too many calls in a short time. Wait a minute and try again.',
  },
  'not-found': {
    status: 404,
    issue: 'not-found',
    sentence: 'There is nothing at this address.',
  },
  'audit-unavailable': {
    status: 503,
    issue: 'transient',
    sentence:
      'What is looked at must be recorded, and that is not possible at the moment, so nothing is shown. Try again in a few minutes.',
  },
  'store-unavailable': {
    status: 503,
    issue: 'transient',
    sentence: 'Backstory cannot reach its own store at the moment. Try again in a few minutes.',
  },
  unexpected: {
    status: 500,
    issue: 'exception',
    sentence:
      'Something went wrong in Backstory. Try again; if it keeps failing, quote the reference to your help desk.',
  },
}
