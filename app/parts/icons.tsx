/** Drawn, never a glyph: the panel may meet a computer without a font for it. */
export function Icon({ path, flip = false }: { path: string; flip?: boolean }) {
  return (
    <svg
      class={flip ? 'icon icon--flip' : 'icon'}
      viewBox="0 0 24 24"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
    </svg>
  )
}

export const BackIcon = () => <Icon path="M9 5l7 7-7 7" flip />
export const SearchIcon = () => (
  <Icon path="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm5 11.5L21 21" />
)
export const MenuIcon = () => <Icon path="M4 6h16M4 12h16M4 18h16" />
export const CloseIcon = () => <Icon path="M6 6l12 12M18 6L6 18" />
export const HideIcon = () => <Icon path="M3 3l18 18M2.5 12c5-8 14-8 19 0-5 8-14 8-19 0" />
export const NoteIcon = () => <Icon path="M5 3h14v18H5zM9 8h6M9 12h6M9 16h3" />
