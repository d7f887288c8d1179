"""The command line behind `ivp`, a module for what belongs together; cli.py puts the commands in one.

taal: how it speaks · onderhoud: the file and the program · plan, nieuwplan, planopname: whole plans · uitvoer,
inhoudtekst: what is printed.
"""
