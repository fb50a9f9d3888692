import { fileURLToPath } from 'node:url'
import createMDX from '@next/mdx'
import { buildId } from './build/build-id.mjs'

const root = fileURLToPath(new URL('.', import.meta.url))
const headingIds = fileURLToPath(new URL('./build/heading-ids.mjs', import.meta.url))

// Plugins are named by strings because Turbopack passes loader options as plain data.
const withMDX = createMDX({
  options: {
    remarkPlugins: ['remark-frontmatter', 'remark-gfm', headingIds],
    // GFM's aligned columns would become style attributes, which the Content-Security-Policy refuses.
    tableCellAlignToStyle: false,
  },
})

export default withMDX({
  output: 'export',
  trailingSlash: true,
  reactStrictMode: true,
  generateBuildId: () => buildId(root),
  images: { unoptimized: true },
  // Without it Turbopack writes an inline script into every page, which the policy refuses.
  experimental: { turbopackSharedRuntime: false },
  turbopack: {
    resolveAlias: {
      react: { browser: 'preact/compat' },
      'react-dom': { browser: 'preact/compat' },
      'react-dom/client': { browser: 'preact/compat/client' },
      'react/jsx-runtime': { browser: 'preact/jsx-runtime' },
      'react/jsx-dev-runtime': { browser: 'preact/jsx-dev-runtime' },
    },
  },
})
