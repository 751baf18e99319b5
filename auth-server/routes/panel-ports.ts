import type { Logger } from 'pino'
import type { AuditTrail } from '../audit/events.ts'
import type { StyleView } from '../contract.ts'
import type { Catalogue } from '../directory/catalogue.ts'
import type { RetrieveRecord } from '../gp-connect/retrieval.ts'
import type { ConsentBook } from '../launch/consent.ts'
import type { LastSeen } from '../launch/last-seen.ts'
import type { VendorRegister } from '../launch/read-vendors.ts'
import type { OpenedSession, Sessions } from '../launch/sessions.ts'
import type { VendorFhir } from '../launch/vendor-record.ts'
import type { Vendor } from '../launch/vendors.ts'
import type { VendorCall } from '../notes/create-once.ts'
import type { Notebook } from '../notes/notebook.ts'
import type { RecordDesk } from '../record-desk.ts'

/** Everything that the panel's routes need; `main.ts` alone knows what stands behind each. */
export interface PanelPorts {
  sessions: Sessions
  vendors: Pick<VendorRegister, 'byId'>
  consents: ConsentBook
  lastSeen: LastSeen
  /** The vendor's FHIR server with this session's access token, refreshed where needed. */
  vendorFhir(opened: OpenedSession, vendor: Vendor): VendorFhir
  /** One call to that server, whose every answer comes back with its status. */
  vendorCall(opened: OpenedSession, vendor: Vendor): VendorCall
  notebook: Notebook
  audit: AuditTrail
  records: RecordDesk
  retrieve: RetrieveRecord
  /** The mirror of community services. */
  services: Catalogue
  /** Allows http for the vendor's own finder. */
  sandbox: boolean
  /** Revokes what the vendor issued. Never rejects: a session ends whatever comes of it. */
  revoke(opened: OpenedSession, vendor: Vendor): Promise<void>
  /** The vendor's own look at an address that was checked; empty when it cannot be read. */
  style(url: string): Promise<StyleView>
  log: Logger
  now(): Date
}
