/** Stands in the browser for the library of path patterns: Next names it for rewrites and middleware, and there are none. */
function none() {
  throw new Error('an exported site has neither rewrites nor middleware')
}

export { none as compile, none as parse, none as pathToRegexp, none as regexpToFunction, none as tokensToFunction }
