/** A shell that is opened in a container: `docker exec -it shop sh`, `kubectl exec -it web-0 -- /bin/bash`. */
const opening =
  /^(?:\S{0,40}\/)?(?:docker|podman|nerdctl|kubectl|crictl|k3s kubectl)(?:-compose)?(?:\s{1,9}(?:compose|container))?\s{1,9}exec\s{1,9}(?:(?:-[uwnc]|--(?:user|workdir|env|namespace|container|index))[ =]\S{1,80}\s{1,9}|--?[a-z][\w=-]{0,60}\s{1,9}){0,6}([\w./-]{1,128})\s{1,9}(?:--\s{1,9})?(?:\/(?:usr\/)?bin\/)?(?:ba|a|da|z)?sh(?:\s{1,9}-[il])?\s{0,9}$/

/** Prompts of shells in containers, which name no machine: `/ # `, `/app $ `, `bash-5.1# `, `# `. */
const unnamed = /^\s{0,4}(?:[~/]\S{0,80}\s?[#$]|(?:bash|sh|ash)-\d[\d.]{0,8}[#$]|#)\s/

/** Where a shell was opened in a container, and from which machine. */
export interface Entered {
  readonly container: string
  /** Name of the machine in the prompt at which it was opened; null when it shows none. */
  readonly from: string | null
}

/** The container in which a command opens a shell; null for another command. */
export function enteredBy(command: string, at: string | null): Entered | null {
  const container = opening.exec(command)?.[1]?.replace(/^pods?\//, '')
  return container === undefined ? null : { container, from: at }
}

/**
 * The shell that is still open at a prompt: one that names another machine than the one it was opened at, or none as those in
 * containers do. Null where it was left, by its end too.
 */
export function leftBy(
  entered: Entered | null,
  line: string,
  { at, command }: { readonly at: string | null; readonly command: string },
): Entered | null {
  if (entered === null || command === 'exit') return null
  const isStillIn = at === null ? unnamed.test(line) : at !== entered.from && at !== 'windows'
  return isStillIn ? entered : null
}
