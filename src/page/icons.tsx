/** The page's few icons, drawn for it; all are decoration beside words or a label. */

import type { ReactNode } from 'react'

function Icon({ children, size = 20 }: { readonly children: ReactNode; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

/** Escale's mark: a lit buoy on the water. */
export function Mark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="mark-sea" width="32" height="32" rx="9" />
      <circle className="mark-lamp" cx="16" cy="8.6" r="2.6" />
      <path d="M13.6 13h4.8l1.7 7.2a6.5 6.5 0 0 1-8.2 0z" fill="#fff" />
      <path
        d="M6 22.4c2.2-1.7 4.4-1.7 6.6 0s4.5 1.7 6.7 0 4.5-1.7 6.7 0"
        fill="none"
        stroke="#9fd0ea"
        strokeWidth="2.1"
        strokeLinecap="round"
      />
    </svg>
  )
}

export const SendIcon = () => (
  <Icon>
    <path d="M10 16.5v-13M4.5 8.5 10 3l5.5 5.5" strokeWidth="1.9" />
  </Icon>
)

export const CopyIcon = () => (
  <Icon size={16}>
    <rect x="7" y="7" width="9.5" height="9.5" rx="2" />
    <path d="M13 7V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V11a2 2 0 0 0 2 2H7" />
  </Icon>
)

export const DoneIcon = () => (
  <Icon size={16}>
    <path d="m4 10.5 4 4 8-9" strokeWidth="1.8" />
  </Icon>
)

export const NewConversationIcon = () => (
  <Icon>
    <path d="M9 3.5H5.5a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2V11" />
    <path d="m8 12 .6-2.6L14.8 3.2a1.4 1.4 0 0 1 2 2L10.6 11.4z" />
  </Icon>
)

export const SettingsIcon = () => (
  <Icon>
    <path d="M3.5 6h5M13 6h3.5M3.5 14H7M11.5 14h5" />
    <circle cx="10.8" cy="6" r="2.2" />
    <circle cx="9.2" cy="14" r="2.2" />
  </Icon>
)

export const DownIcon = () => (
  <Icon size={16}>
    <path d="M10 4v12M4.5 10.5 10 16l5.5-5.5" />
  </Icon>
)

export const NoLinkIcon = () => (
  <Icon size={16}>
    <path d="M3 3l14 14M6.2 9.2a6 6 0 0 1 2.6-1.4M2.8 7.2A11 11 0 0 1 6 5.1M11.5 5a10.9 10.9 0 0 1 5.7 2.2M13.3 9a6 6 0 0 1 .6.5" />
    <circle cx="10" cy="13.5" r="1" fill="currentColor" />
  </Icon>
)

export const MoreIcon = () => (
  <Icon size={16}>
    <circle cx="4.5" cy="10" r="1" fill="currentColor" />
    <circle cx="10" cy="10" r="1" fill="currentColor" />
    <circle cx="15.5" cy="10" r="1" fill="currentColor" />
  </Icon>
)
