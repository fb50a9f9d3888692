import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'

export default defineConfig({
  site: 'https://faq.example',
  telemetry: false,
  integrations: [
    starlight({
      title: 'FAQ',
      locales: { root: { label: '日本語', lang: 'ja' } },
      sidebar: [{ label: 'FAQ', items: [{ autogenerate: { directory: 'faq' } }] }],
    }),
  ],
})
