/** A container's name as commands take it, or a placeholder: what was pasted is not known to be a name. */
export function containerName(name: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/.test(name) ? name : 'CONTAINER'
}

/**
 * An image as container engines take it (registry, name, tag, digest: https://docs.docker.com/reference/cli/docker/image/tag/), or a
 * placeholder.
 */
export function imageName(image: string): string {
  return /^[a-z0-9][a-z0-9_./-]{0,199}(?::\d{1,5}\/[a-z0-9_./-]{1,200})?(?::\w[\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/.test(
    image,
  )
    ? image
    : 'IMAGE'
}

/** A unit's name as systemctl takes it, or a placeholder. */
export function unitName(name: string | null | undefined): string {
  return name && /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}$/.test(name) ? name : 'SERVICE'
}

/** A jail's name as fail2ban-client takes it, or a placeholder. */
export function jailName(name: string | null | undefined): string {
  return name && /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(name) ? name : 'JAIL'
}
