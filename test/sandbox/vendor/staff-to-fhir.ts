import type { Resource } from '@medplum/fhirtypes'
import { fullName, practitionerRoleId, ROLE_SYSTEM, type VendorUser } from './users.ts'

/** The organisation that runs the social prescribing service, invented. */
export const VENDOR_ORGANISATION = {
  id: 'harbour-wellbeing',
  ods: 'Z9X8Y',
  name: 'Harbour Wellbeing Partnership',
} as const

export const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code'

/** UK Core profiles, by resource type. */
export const profiled = (type: string) => ({
  profile: [`https://fhir.hl7.org.uk/StructureDefinition/UKCore-${type}`],
})

/** Practitioner and role of someone who signs in, with smartcard ids where they have them. */
export function staff(user: VendorUser): Resource[] {
  return [
    {
      resourceType: 'Practitioner',
      id: user.id,
      meta: profiled('Practitioner'),
      identifier: [
        { system: 'https://harbour.example/Id/user', value: user.id },
        ...(user.smartcard === null
          ? []
          : [{ system: 'https://fhir.nhs.uk/Id/sds-user-id', value: user.smartcard.sdsUserId }]),
      ],
      active: true,
      name: [
        {
          use: 'official',
          text: fullName(user),
          family: user.name.family,
          given: [user.name.given],
          prefix: [user.name.prefix],
        },
      ],
    },
    {
      resourceType: 'PractitionerRole',
      id: practitionerRoleId(user),
      meta: profiled('PractitionerRole'),
      ...(user.smartcard === null
        ? {}
        : {
            identifier: [
              {
                system: 'https://fhir.nhs.uk/Id/sds-role-profile-id',
                value: user.smartcard.sdsRoleProfileId,
              },
            ],
          }),
      active: true,
      practitioner: { reference: `Practitioner/${user.id}`, display: fullName(user) },
      organization: {
        reference: `Organization/${VENDOR_ORGANISATION.id}`,
        identifier: { system: ODS, value: VENDOR_ORGANISATION.ods },
        display: VENDOR_ORGANISATION.name,
      },
      code: [
        {
          coding: [{ system: ROLE_SYSTEM, code: user.role.code, display: user.role.display }],
          text: user.role.display,
        },
      ],
    },
  ]
}

export function organisation(id: string, ods: string, name: string): Resource {
  return {
    resourceType: 'Organization',
    id,
    meta: profiled('Organization'),
    identifier: [{ system: ODS, value: ods }],
    active: true,
    name,
  }
}
