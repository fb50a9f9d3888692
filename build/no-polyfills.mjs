/** Stands in the browser for Next's polyfills of what all stated browsers have: `test/site/browsers.test.ts` holds scripts to it. */
export {}
