import { serveWork } from '@/components/worker'
import { gatherTerraform } from '@/lib/policy'
import { readYaml } from '@/lib/text/yaml'
import { type Asked, type Weighed, weigh } from './weigh'

serveWork<Asked, Weighed>((asked) => weigh(asked, { yaml: readYaml, terraform: gatherTerraform }))
