/** The one motif: a checkpoint's gate. */
export function GateMark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M3 8h26M6 5h20" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M8 8v20M24 8v20M8 13h16" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      <path d="M16 28v-9" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeDasharray="0.1 4.4" />
    </svg>
  )
}
