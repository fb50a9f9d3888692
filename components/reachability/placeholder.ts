/** Whether a command has words in capitals that the reader replaces by values of their own. */
export function hasPlaceholder(command: string): boolean {
  return /\b(?:[A-Z]{2,30}_(?:ADDRESS|ID|NAME|NUMBER|SERVER)|SERVICE|IMAGE|CONTAINER|APP|USER|PASSWORD|DATABASE|JAIL|NAME)\b/.test(
    command,
  )
}
