/** The bytes of a text in base64. */
export const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
