/** The first of the words in capitals in a command that the reader replaces by values of their own. */
export function firstPlaceholder(command: string): string | undefined {
  return /\b(?:[A-Z]{2,30}_(?:ADDRESS|ID|NAME|NUMBER|SERVER)|SERVICE|IMAGE|CONTAINER|APP|USER|PASSWORD|DATABASE|JAIL|NAME)\b/.exec(
    command,
  )?.[0]
}
