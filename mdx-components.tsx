import type { MDXComponents } from 'mdx/types'

/** Required by @next/mdx at the root; the real vocabulary is components/mdx.tsx, passed to each page's document. */
export function useMDXComponents(): MDXComponents {
  return {}
}
