import { createHash } from 'node:crypto'

/**
 * The secret of one launch's SMART Web Messaging channel: the patient's page and the token response both know it, and
 * nobody else does. It is made from the launch value, which is itself opaque and used once.
 */
export const messagingHandle = (launch: string): string =>
  createHash('sha256').update(`messaging ${launch}`).digest('base64url')

/** The vendor's own look (SMART App Launch 2.2, "Styling"). What does not stay readable is the panel's to refuse. */
export const STYLE = {
  color_background: '#fdfdfb',
  color_error: '#9e2d2d',
  color_highlight: '#0b4f8a',
  color_modal_backdrop: '#000000',
  color_success: '#006747',
  color_text: '#1d2a33',
  dim_border_radius: '6px',
  dim_font_size: '13px',
  dim_spacing_size: '20px',
  font_family_body: "'Harbour Sans', Arial",
  font_family_heading: 'Arial',
} as const
