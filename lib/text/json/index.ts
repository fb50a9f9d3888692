export { isNamedCharacter, type NamedCharacter } from './characters'
export {
  isJsonNote,
  type JsonCode,
  type JsonExpected,
  type JsonFault,
  type JsonFaults,
  type JsonFinding,
  type JsonList,
  type JsonMember,
  type JsonNode,
  type JsonNote,
  type JsonNotes,
  type JsonObject,
  type JsonOther,
  type JsonText,
  mostDeep,
} from './model'
export { memberOf, nodeOf, plainOf } from './node'
export {
  type JsonDocument,
  type JsonOptions,
  type JsonParsed,
  type JsonPath,
  type JsonReading,
  parseJson,
  readJson,
} from './read'
