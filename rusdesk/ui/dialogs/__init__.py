"""What lies above the window without stopping it: command list, sheet of keys, about."""
