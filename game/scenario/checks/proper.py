"""Words by which a name in a text is told to be a person's, or not.

Given names are common ones of the languages of the program and of public life; the others stand in the names
of countries, bodies and places.
"""

from __future__ import annotations

from typing import Final

_GIVEN: Final = """
Abdul Adam Adriana Ahmed Alberto Alejandra Alejandro Alexander Alexei Ali Alicia Amina Ana Andrea Andrés Andrew
Angela Anna Anne Anthony Antonio António Arturo Barack Barbara Beatriz Benjamin Bernardo Bill Boris Brian Carla
Carlos Carmen Carol Catherine Cecilia Charles Christian Christine Claudia Cristina Daniel David Deborah Diana
Diego Dmitri Donald Edith Eduardo Elena Elizabeth Emily Emma Emmanuel Enrique Eric Ernesto Esther Eva Evo
Fatima Felipe Fernanda Fernando Fidel Francisco Francis Frank Gabriel Gabriela George Gerardo Gloria Grace
Greta Guadalupe Guillermo Gustavo Hassan Helen Hillary Hugo Ibrahim Ignacio Igor Irene Isabel Ivan Jacob Jaime
James Jane Janet Javier Jean Jennifer Jesús Joan Joaquín Joe John Jorge José Joseph Josefina Juan Juana Julia
Julio Justin Kamala Karen Kevin Kim Laura Lázaro Leonardo Leticia Linda Lorena Louis Lucía Luis Luiz Luz
Manuel Marcelo Marco Marcos Margaret Margarita María Mario Mark Martha Martin Martín Mary Matthew Mauricio
Michael Michelle Miguel Mike Mohamed Mohammed Mónica Narendra Natalia Nelson Nicolás Nicole Olaf Olga
Omar Oscar Óscar Pablo Patricia Paul Paula Pedro Peter Rafael Ramón Raúl Ricardo Richard Rigoberta Robert Roberto
Rodrigo Ronald Rosa Rosario Rubén Ruth Salvador Samuel Sandra Sara Sarah Sergio Silvia Simón Sofía Sophie Stephen
Steven Susan Teresa Theresa Thomas Tom Tony Ursula Vicente Víctor Vladimir Volodymyr William Xavier
Ximena Yolanda
"""
_PLACES_AND_BODIES: Final = """
Rio Los Las El La Sri Lanka Tel Aviv Angeles Vegas Paso Academy Act African Agency Agreement America American Andes Arab Arabia Army Assembly Association Authority
Avenue Bank Bay Beach Board British Bureau Cape Canal Capital Center Central Centre Chamber City Civil Coast
College Commission Committee Community Company Conference Congress Constitution Convention Coral Corporation Council
Country Court Cross Day Defense Defence Delta Department Desert District Doctors East Eastern Energy English European
Federal Federation Forest Forum Foundation Fund General Global Great Green Group Guard Gulf Health High Hill Hong Hospital
Hotel House Human Indian Institute Inter International Island Islands Isla Justice Kingdom Kong Korea Lake Land Latin
Law Leone Library Lower Market Marine Middle Mill Minister Ministry Mountain Mountains Museum Nations National Naval
Navy New News Nobel North Northern Ocean Office Organization Organisation Pacific Park Parliament Party Peace
People Police Port Post President Prime Prize Programme Program Protocol Public Puerto Red Regional Republic Republics
Research Reserve Rica Rico Right Rights River Road Royal Saint San Santa Santo School Sea Secretary Security Senate
Service Sierra Social Society South Southern Square State States Station Street Strait Summit Supreme Town Trade
Treaty Tribunal Union United University Upper Valley Village Wall War Water Watch West Western White Workers World
Acuerdo Agencia Alta Alto América Asamblea Avenida Banco Baja Bajo Buenos Aires Calle Cámara Casa Centro Ciudad
Comisión Comité Congreso Consejo Corte Costa Cruz Defensa Ejército Estado Estados Federación Fondo Gran Grupo
Guardia Guerra Instituto Islas Justicia Lago Ley Mar Marina Mercado Ministerio Montaña Mundo Naciones Nacional
Norte Nueva Nuevo Océano Oficina Organización Pacífico Partido Playa Plaza Policía Premio Presidencia
Pueblo Río Reino República Roja Rojo Salud Secretaría Seguridad Senado Suprema Sur Tierra Tratado Unidas Unido Unidos
Unión Universidad Valle Verde
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
October November December
"""
GIVEN: Final = frozenset(_GIVEN.split())
"""Given names by which a person is told even at the start of a sentence."""
NOT_PERSONS: Final = frozenset(_PLACES_AND_BODIES.split())
"""Words of the names of countries, places and bodies, and of the calendar."""
