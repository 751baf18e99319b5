import { Icon } from './icons.tsx'

export const TickIcon = () => <Icon path="M5 13l4 4L19 7" />
