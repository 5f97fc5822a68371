export const api = {
  theServerIsntAnsweringIsIt: "The server isn’t answering. Is it still running?",
  didNotAnswerWithJson: (path: string) => `${path} did not answer with JSON`,
  theServerAnsweredWithHttp: (status: number) => `The server answered with HTTP ${status}`,
};
