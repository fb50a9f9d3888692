import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { useLocale } from '@/components/messages'

type Props = Omit<ComponentProps<typeof NextLink>, 'href'> & { readonly to: string }

/** A link inside the site in the page's language: `to="/faq/rule-priority/"`. Not prefetched: lists are long. */
export function Link({ to, ...rest }: Props) {
  const { locale } = useLocale()
  return <NextLink href={`/${locale}${to}`} prefetch={false} {...rest} />
}
