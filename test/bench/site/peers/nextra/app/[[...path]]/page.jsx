import { generateStaticParamsFor, importPage } from 'nextra/pages'
import { useMDXComponents as components } from '../../mdx-components'

export const generateStaticParams = generateStaticParamsFor('path')

export async function generateMetadata(props) {
  const { metadata } = await importPage((await props.params).path)
  return metadata
}

const Wrapper = components().wrapper

export default async function Page(props) {
  const params = await props.params
  const { default: Content, toc, metadata, sourceCode } = await importPage(params.path)
  return (
    <Wrapper toc={toc} metadata={metadata} sourceCode={sourceCode}>
      <Content {...props} params={params} />
    </Wrapper>
  )
}
