import type { GetStaticPaths, GetStaticProps } from 'next'
import { RuleWorkbench } from '@/components/rules'
import { localeOf, localePaths, type PageProps, pageProps } from '@/lib/content'

export default function RuleWorkbenchRoute() {
  return <RuleWorkbench />
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<PageProps> = async ({ params }) => ({
  props: await pageProps(localeOf(params), ['rules', 'warnings', 'problems']),
})
