aggregate {}
