/** A person who signs in to the vendor's system. */
export interface VendorUser {
  id: string
  name: { family: string; given: string; prefix: string }
  role: { code: string; display: string }
  /** Smartcard ids, for the few who have one. */
  smartcard: { sdsUserId: string; sdsRoleProfileId: string } | null
}

/** Code system of the vendor's own job roles. */
export const ROLE_SYSTEM = 'https://harbour.example/roles'
/** The role that may see GP records. */
export const LINK_WORKER_ROLE = 'social-prescribing-link-worker'

const linkWorker = { code: LINK_WORKER_ROLE, display: 'Social prescribing link worker' }

export const VENDOR_USERS: readonly [VendorUser, ...VendorUser[]] = [
  {
    id: 'adaeze-brook',
    name: { family: 'Brook', given: 'Adaeze', prefix: 'Ms' },
    role: linkWorker,
    smartcard: null,
  },
  {
    id: 'tomos-hale',
    name: { family: 'Hale', given: 'Tomos', prefix: 'Mr' },
    role: linkWorker,
    smartcard: { sdsUserId: '555021934107', sdsRoleProfileId: '555021934112' },
  },
  {
    id: 'marian-fell',
    name: { family: 'Fell', given: 'Marian', prefix: 'Mrs' },
    role: { code: 'front-desk', display: 'Front desk volunteer' },
    smartcard: null,
  },
]

export const fullName = (user: VendorUser): string => `${user.name.given} ${user.name.family}`

export const practitionerRoleId = (user: VendorUser): string => `role-${user.id}`

/** The user of that id, or the first of the list for one unknown. */
export function vendorUser(id: string | undefined): VendorUser {
  return VENDOR_USERS.find((user) => user.id === id) ?? VENDOR_USERS[0]
}
