import { Component, type ReactNode } from "react";

interface TroubleBoundaryProps {
  readonly children: ReactNode;
  /** Told of an error that a screen threw while it was drawn. */
  readonly onTrouble: (error: unknown) => void;
}

/** Catches what a screen throws: without it the whole pane would be gone. */
export class TroubleBoundary extends Component<TroubleBoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onTrouble(error);
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children;
  }
}
