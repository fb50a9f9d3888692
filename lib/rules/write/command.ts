import { shellWord } from '@/lib/text'

/** Operations of the ECS API (2014-05-26) that change a group. */
export type Operation =
  | 'AuthorizeSecurityGroup'
  | 'AuthorizeSecurityGroupEgress'
  | 'RevokeSecurityGroup'
  | 'RevokeSecurityGroupEgress'
  | 'ModifySecurityGroupRule'
  | 'ModifySecurityGroupEgressRule'
  | 'ModifySecurityGroupPolicy'

/** One call of the Alibaba Cloud CLI. */
export interface Command {
  readonly operation: Operation
  /** Names as the API has them, such as `Permissions.1.IpProtocol`, with their values. */
  readonly parameters: readonly (readonly [name: string, value: string])[]
}

/**
 * A command as it is typed into bash or zsh; rules after the first go on lines of their own.
 *
 * Values are quoted so that the shell reads every one as it is: none can run a command or end the line.
 *
 * @example commandLine({ operation: 'ModifySecurityGroupPolicy', parameters: [['InnerAccessPolicy', 'Drop']] })
 *   // 'aliyun ecs ModifySecurityGroupPolicy --InnerAccessPolicy Drop'
 */
export function commandLine({ operation, parameters }: Command): string {
  let line = `aliyun ecs ${operation}`
  let part = ''
  for (const [name, value] of parameters) {
    const of = /^Permissions\.[0-9]+/.exec(name)?.[0] ?? ''
    line += of !== part && of !== '' && of !== 'Permissions.1' ? ' \\\n  ' : ' '
    part = of
    // The CLI takes a value that starts with a hyphen, such as -1/-1, for an option unless it is joined by an equals sign.
    line += `--${name}${value.startsWith('-') ? '=' : ' '}${shellWord(value)}`
  }
  // The CLI knows no members of this list and refuses them unless told to send the call as it is.
  return part === '' ? line : `${line} --method POST --force`
}

/**
 * Commands one after another, each run only if the one before it succeeded: a call that fails ends the list, so that nothing
 * is revoked whose replacement is not there.
 */
export function commandLines(commands: readonly Command[]): string {
  return commands.map(commandLine).join(' &&\n\n')
}
