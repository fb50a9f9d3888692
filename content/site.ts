/** Where the site is served, without a slash at the end: the one setting that canonical links and the sitemap use. */
export const origin = process.env.SITE_ORIGIN ?? 'https://sekisho.example'
