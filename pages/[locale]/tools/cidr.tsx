import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, type PageProps, pageProps } from '@/build'
import { CidrLab } from '@/components/cidr'

export default function CidrLabRoute() {
  return <CidrLab />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<PageProps> = async ({ params }) => ({
  props: await pageProps(localeOf(params), ['cidr', 'state', 'work', 'problems', 'notes', 'special']),
})
