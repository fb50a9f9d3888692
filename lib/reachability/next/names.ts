/** A container's name as commands take it, or a placeholder: what was pasted is not known to be a name. */
export function containerName(name: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/.test(name) ? name : 'CONTAINER'
}

/** A unit's name as systemctl takes it, or a placeholder. */
export function unitName(name: string | null | undefined): string {
  return name && /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}$/.test(name) ? name : 'SERVICE'
}

/** A jail's name as fail2ban-client takes it, or a placeholder. */
export function jailName(name: string | null | undefined): string {
  return name && /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(name) ? name : 'JAIL'
}
