import type { GetStaticPaths, GetStaticProps } from 'next'
import { localeOf, localePaths, type PageProps, pageProps } from '@/build'
import { AskBox } from '@/components/ask'
import { Link } from '@/components/link'
import { useMessages } from '@/components/messages'
import { Page, readingWays, toolWays } from '@/components/page'

export default function NotFoundRoute() {
  const site = useMessages('site')
  const absent = useMessages('absent')
  return (
    <Page title={absent.title} description={absent.lead} path="/404/" noIndex>
      <h1>{absent.title}</h1>
      <p>{absent.lead}</p>
      <AskBox />
      <p className="tools">
        {[...readingWays, ...toolWays].map(({ to, name }) => (
          <Link key={to} to={to}>
            {site[name]}
          </Link>
        ))}
      </p>
    </Page>
  )
}

export const getStaticPaths: GetStaticPaths = () => ({ paths: localePaths(), fallback: false })

export const getStaticProps: GetStaticProps<PageProps> = async ({ params }) => ({
  props: await pageProps(localeOf(params), ['absent']),
})
