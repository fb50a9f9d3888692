/**
 * A text as a double-quoted scalar of YAML (1.2, section 7.3.1), which is also one of JSON. What is not printable, or not
 * seen, is written by its number.
 *
 * @example yamlString('a: "b"') // '"a: \\"b\\""'
 */
export function yamlString(value: string): string {
  return JSON.stringify(value.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
