/** What `launch.ts` reads from its page. It holds nothing of the vendor's tokens and nothing of the patient. */
export interface LaunchPageData {
  launchId: string
  clientId: string
  scope: string
  redirectUri: string
  iss: string
  launch: string
  /** OAuth `state`, and fhirclient's storage key. */
  stateKey: string
  nonce: string
  /** Bearer for this launch's state API and nothing else. */
  pageCredential: string
  /** What the server's own discovery says; a browser that was told otherwise stops. */
  authorizationEndpoint: string
}
