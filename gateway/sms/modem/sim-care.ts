/** What is to be done for a SIM. */
export interface SimWants {
  roaming: 'allow' | 'deny';
  /** Service centre number that belongs on it; null = whatever is there. */
  smsc: string | null;
}

/** What a modem tells the house of its SIM and of the network, and asks it about. `sim` is the ICCID, else the IMSI. */
export interface SimCare {
  /** A SIM is ready for messages. What is wanted for it is known when this resolves. */
  arrived(sim: string, found: { modem: string; operator: string | null; smsc: string | null }): Promise<void>;
  wants(sim: string | null): SimWants;
  /** The service centre number now on the SIM. */
  serviceCentre(sim: string, smsc: string | null): Promise<void>;
  /** @param offsetMs network minus box */
  networkTime(modem: string, offsetMs: number): void;
}
