import createMDX from '@next/mdx'

// Plugins are named by strings because Turbopack passes loader options as plain data.
const withMDX = createMDX({
  options: {
    remarkPlugins: ['remark-frontmatter', 'remark-gfm', './lib/content/heading-ids.mjs'],
    // GFM's aligned columns would become style attributes, which the Content-Security-Policy refuses.
    remarkRehypeOptions: {},
    tableCellAlignToStyle: false,
  },
})

export default withMDX({
  output: 'export',
  trailingSlash: true,
  reactStrictMode: true,
  images: { unoptimized: true },
  // Without it Turbopack writes an inline script into every page, which the policy refuses.
  experimental: { turbopackSharedRuntime: false },
})
