/** As the server takes it; checked here so that the mistake is told while it is typed. */
export const PORT = /^(simulator|\/dev\/[\w./:-]+|tcp:\/\/(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5})$/;
