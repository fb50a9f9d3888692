/**
 * Calls back at the first move by which a reader shows that the page is being read. A browser also tells of a pointer that lies
 * where the page comes up: that is no move. A finger moves a pointer too.
 */
export function atFirstMove(then: () => void) {
  let moved = false
  const meet = (event: Event) => {
    const { movementX, movementY } = Object(event)
    if (moved || (movementX === 0 && movementY === 0)) return
    moved = true
    then()
  }
  for (const type of ['scroll', 'pointermove', 'keydown'])
    addEventListener(type, meet, { capture: true, passive: true })
}
