import { CopyButton } from '@/components/copy'
import { useMessages } from '@/components/messages'
import { type Block, formatBlock } from '@/lib/cidr'

/** Blocks of one family as a rule takes them: in the console, on the command line (F-8), in Terraform. */
export function RuleCopies({ blocks }: { readonly blocks: readonly Block[] }) {
  const text = useMessages('cidr')
  const sources = blocks.map(formatBlock)
  const v4 = blocks[0]?.family === 4
  const parameter = v4 ? 'SourceCidrIp' : 'Ipv6SourceCidrIp'
  const argument = v4 ? 'cidr_ip' : 'ipv6_cidr_ip'
  const cli = sources.map((source, index) => `--Permissions.${index + 1}.${parameter} ${source}`).join(' \\\n')
  const list = sources.map((source) => `"${source}"`).join(', ')
  const terraform =
    blocks.length === 1 ? `${argument} = ${list}` : `for_each = toset([${list}])\n${argument} = each.value`
  return (
    <p className="tools no-print">
      <span>{text.copyAs}</span>
      <CopyButton text={sources.join('\n')} label={text.asSource} />
      <CopyButton text={cli} label={text.asCli} />
      <CopyButton text={terraform} label={text.asTerraform} />
    </p>
  )
}
